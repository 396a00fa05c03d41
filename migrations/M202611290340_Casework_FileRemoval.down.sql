drop table casework.file_removal;
