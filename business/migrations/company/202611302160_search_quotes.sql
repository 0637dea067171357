-- New quotes were not found, accepted ones still were: the index is written anew with the next start.
delete from search_entry;
