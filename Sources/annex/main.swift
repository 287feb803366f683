import AnnexCommands

await AnnexProgram.main()
